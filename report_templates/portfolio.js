(function () {
  "use strict";
  var form = document.querySelector("form.filter"), table = document.querySelector("table.matrix");
  var told = JSON.parse(document.getElementById("cells").textContent);
  // The legend names every status in the order of the cells' letters.
  var statuses = [], glyphs = {}, labels = {};
  Array.prototype.forEach.call(document.querySelectorAll(".legend .cell"), function (cell) {
    var status = cell.className.split(" ")[1];
    statuses.push(status);
    glyphs[status] = status === "not-applicable" ? "" : cell.textContent;
    labels[status] = cell.nextSibling.textContent.trim();
  });

  function statusOf(row, at) { return statuses[row.cells.charCodeAt(at) - 97]; }
  function isGap(row, at) { var status = statusOf(row, at); return status === "not-met" || status === "behind"; }
  function element(name, text, look) {
    var made = document.createElement(name);
    if (text) { made.textContent = text; }
    if (look) { made.className = look; }
    return made;
  }

  function chosen() {
    var words = form.elements.words.value.trim().toLowerCase(), industry = form.elements.industry.value;
    var role = form.elements.role.value, part = form.elements.part.value;
    var rows = told.rows.filter(function (row) {
      return (!industry || row.industries.indexOf(industry) >= 0) && (!words || row.name.toLowerCase().indexOf(words) >= 0);
    });
    var columns = told.columns.map(function (_, at) { return at; }).filter(function (at) {
      var column = told.columns[at];
      return (!role || column.role === role) && (!part || column.part === part) &&
        rows.some(function (row) { return statusOf(row, at) !== "not-applicable"; }) &&
        (!form.elements.gaps.checked || rows.some(function (row) { return isGap(row, at); }));
    });
    var order = form.elements.order.value;
    var gaps = function (row) { return columns.filter(function (at) { return isGap(row, at); }).length; };
    var key = order === "gaps" ? function (row) { return -gaps(row); } :
      order === "industry" ? function (row) { return row.industries.join(); } : function () { return 0; };
    rows = rows.map(function (row) { return [key(row), row.name, row]; });
    rows.sort(function (one, other) { return one[0] < other[0] ? -1 : one[0] > other[0] ? 1 : one[1] < other[1] ? -1 : one[1] > other[1] ? 1 : 0; });
    return { rows: rows.map(function (entry) { return entry[2]; }), columns: columns };
  }

  function drawn() {
    var shown = chosen(), head = element("thead"), line = element("tr"), body = element("tbody");
    line.appendChild(element("th", " "));
    shown.columns.forEach(function (at) {
      var column = told.columns[at], cell = element("th");
      cell.scope = "col";
      cell.appendChild(element("strong", column.place));
      cell.appendChild(document.createTextNode(column.title));
      line.appendChild(cell);
    });
    head.appendChild(line);
    shown.rows.forEach(function (row) {
      var made = element("tr"), name = element("th");
      name.scope = "row";
      if (row.report) {
        var link = element("a", row.name);
        link.href = "./" + encodeURIComponent(row.report);
        name.appendChild(link);
      } else { name.textContent = row.name; }
      made.appendChild(name);
      shown.columns.forEach(function (at) {
        var status = statusOf(row, at), value = row.values[at], cell = element("td", glyphs[status] + (value ? " " + value : ""), status);
        cell.title = labels[status] || status;
        made.appendChild(cell);
      });
      body.appendChild(made);
    });
    table.replaceChildren(head, body);
    form.querySelector("output").textContent = shown.rows.length + " × " + shown.columns.length;
  }

  form.hidden = false;
  form.elements.role.value = form.elements.role.querySelector("option[value=benchmark]") ? "benchmark" : "";
  form.addEventListener("change", drawn);
  form.addEventListener("input", drawn);
  form.addEventListener("submit", function (event) { event.preventDefault(); });
  drawn();
}());
