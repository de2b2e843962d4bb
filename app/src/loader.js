addEventListener("load", function () {
  var islands = document.querySelectorAll("leptos-island");
  if (!islands.length) return;
  import("SCRIPT_ADDRESS").then(function (program) {
    return program.default({ module_or_path: "WASM_ADDRESS" }).then(function () {
      program.hydrate();
      var pending = [];
      function walk(node) {
        var name = node.tagName.toLowerCase();
        if (name === "leptos-island") {
          var around = pending[pending.length - 1];
          if (around) around();
          var start = program[node.dataset.component];
          if (start) start(node);
        }
        if (name === "leptos-children") pending.push(node.$$on_hydrate);
        for (var child of node.children) walk(child);
        if (name === "leptos-children") pending.pop();
      }
      walk(document.body);
      document.documentElement.dataset.ready = "";
    });
  });
});
