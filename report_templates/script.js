(function () {
  "use strict";
  var all = function (selector) { return Array.prototype.slice.call(document.querySelectorAll(selector)); };
  var form = document.querySelector(".filter");
  var folded = [];

  function apply() {
    var role = form.elements.role.value, status = form.elements.status.value, review = form.elements.review.checked;
    var shown = 0;
    all("tbody.finding").forEach(function (row) {
      var fits = (!role || row.dataset.role === role) && (!status || row.dataset.status === status) &&
        (!review || row.hasAttribute("data-review"));
      row.hidden = !fits;
      shown += fits ? 1 : 0;
    });
    all("tbody.band").forEach(function (band) {
      var next = band.nextElementSibling, some = false;
      while (next && !next.classList.contains("band")) { some = some || !next.hidden; next = next.nextElementSibling; }
      band.hidden = !some;
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
