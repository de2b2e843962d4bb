document.querySelectorAll("form[data-passkey]").forEach(function (form) {
  var fields = form.elements;
  form.querySelector("[data-scripts]").hidden = !!window.PublicKeyCredential;
  function bytes(text) {
    var signs = atob(text.replace(/-/g, "+").replace(/_/g, "/"));
    return Uint8Array.from(signs, function (sign) { return sign.charCodeAt(0); });
  }
  function text(buffer) {
    var signs = Array.from(new Uint8Array(buffer), function (byte) { return String.fromCharCode(byte); });
    return btoa(signs.join("")).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
  }
  function asked() {
    if (form.dataset.options) return Promise.resolve(form.dataset.options);
    var how = { method: "POST", headers: { "Content-Type": "application/x-www-form-urlencoded" }, body: "" };
    return fetch(form.dataset.ask, how).then(function (answer) { return answer.json(); });
  }
  function answered(found) {
    var response = {};
    ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"].forEach(function (name) {
      if (found.response[name]) response[name] = text(found.response[name]);
    });
    return JSON.stringify({
      id: found.id,
      rawId: found.id,
      type: found.type,
      authenticatorAttachment: found.authenticatorAttachment,
      clientExtensionResults: {},
      response: response
    });
  }
  function ask(json) {
    if (json.charAt(0) !== "{") throw { name: json };
    var options = JSON.parse(json);
    options.challenge = bytes(options.challenge);
    if (form.dataset.passkey === "get") return navigator.credentials.get({ publicKey: options });
    options.user.id = bytes(options.user.id);
    options.excludeCredentials.forEach(function (known) { known.id = bytes(known.id); });
    return navigator.credentials.create({ publicKey: options });
  }
  form.addEventListener("submit", function (event) {
    if (!window.PublicKeyCredential) return;
    event.preventDefault();
    if (form.dataset.options && performance.now() > 1000 * form.dataset.seconds) return location.reload();
    form.querySelector("button").disabled = true;
    asked().then(ask).then(function (found) {
      fields.answer.value = answered(found);
    }).catch(function (error) {
      fields.trouble.value = error.name;
    }).then(function () { form.submit(); });
  });
  addEventListener("pageshow", function () {
    fields.answer.value = fields.trouble.value = "";
    form.querySelector("button").disabled = false;
  });
});
