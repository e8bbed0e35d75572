(function () {
  "use strict";
  var all = function (selector) { return Array.prototype.slice.call(document.querySelectorAll(selector)); };
  var form = document.querySelector(".filter");
  var folded = [];

  var natural = all("table.gaps tbody"), arranged = "";

  function arrange(order) {
    if (order === arranged) { return; }
    var statuses = form.elements.status.options, rank = {};
    Array.prototype.forEach.call(statuses, function (option, at) { rank[option.value] = at; });
    var rows = natural.slice();
    if (order) {
      var by = function (row) { return order === "place" ? Number(row.dataset.place) : rank[row.dataset.status]; };
      rows = rows.filter(function (row) { return row.classList.contains("finding"); });
      rows.sort(function (one, other) { return by(one) - by(other) || natural.indexOf(one) - natural.indexOf(other); });
      rows = natural.filter(function (row) { return row.classList.contains("band"); }).concat(rows);
    }
    var table = document.querySelector("table.gaps");
    rows.forEach(function (row) { table.appendChild(row); });
    arranged = order;
  }

  function apply() {
    var role = form.elements.role.value, status = form.elements.status.value, review = form.elements.review.checked;
    var part = form.elements.part.value, words = form.elements.words.value.trim().toLowerCase();
    var order = form.elements.order.value, shown = 0;
    arrange(order);
    all("tbody.finding").forEach(function (row) {
      var fits = (!role || row.dataset.role === role) && (!status || row.dataset.status === status) &&
        (!part || row.dataset.part === part) && (!review || row.hasAttribute("data-review")) &&
        (!words || row.textContent.toLowerCase().indexOf(words) >= 0);
      row.hidden = !fits;
      shown += fits ? 1 : 0;
    });
    all("tbody.band").forEach(function (band) {
      var next = band.nextElementSibling, some = false;
      while (next && !next.classList.contains("band")) { some = some || !next.hidden; next = next.nextElementSibling; }
      band.hidden = !some || order !== "";
    });
    form.querySelector("output").textContent = "显示 " + shown + " 项";
  }

  function reveal() {
    var target = document.getElementById(location.hash.slice(1));
    if (!target) { return; }
    if (target.hidden) { form.reset(); apply(); }
    var around = target.closest("details"), inside = target.querySelector("details");
    if (around) { around.open = true; }
    if (inside && target.classList.contains("finding")) { inside.open = true; }
    target.scrollIntoView();
  }

  if (form) {
    form.hidden = false;
    form.addEventListener("change", apply);
    form.addEventListener("input", apply);
    form.addEventListener("submit", function (event) { event.preventDefault(); });
    form.elements.open.addEventListener("click", function () {
      var open = this.textContent === "展开全部";
      all("tbody.finding details").forEach(function (one) { one.open = open; });
      this.textContent = open ? "收起全部" : "展开全部";
    });
    apply();
  }
  window.addEventListener("hashchange", reveal);
  window.addEventListener("beforeprint", function () {
    folded = all("details:not([open])");
    folded.forEach(function (one) { one.open = true; });
  });
  window.addEventListener("afterprint", function () {
    folded.forEach(function (one) { one.open = false; });
    folded = [];
  });
  if (location.hash) { reveal(); }
}());
