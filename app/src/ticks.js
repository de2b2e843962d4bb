(function () {
  var form = document.querySelector("form[data-all]");
  var ticks = form ? Array.from(form.elements).filter(function (one) { return one.type === "checkbox"; }) : [];
  if (ticks.length < 2) return;
  var all = document.createElement("input");
  var label = document.createElement("label");
  var words = document.createElement("span");
  all.type = "checkbox";
  label.className = "all";
  words.textContent = form.dataset.all;
  label.append(all, words);
  form.prepend(label);
  function look() {
    var ticked = ticks.filter(function (one) { return one.checked; }).length;
    all.checked = ticked === ticks.length;
    all.indeterminate = ticked > 0 && ticked < ticks.length;
  }
  all.addEventListener("change", function () {
    ticks.forEach(function (one) { one.checked = all.checked; });
  });
  document.addEventListener("change", function (event) {
    if (ticks.indexOf(event.target) >= 0) look();
  });
  // A browser that goes back shows what was ticked.
  addEventListener("pageshow", look);
  look();
})();
