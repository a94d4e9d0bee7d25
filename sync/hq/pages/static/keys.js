// Keys for who likes them; every act is a plain link or form without this file.
"use strict";

(function () {
  const typing = (target) => /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) || target.isContentEditable;
  const rows = () => [...document.querySelectorAll(".list .r")];
  const go = { e: "/inbox", r: "/inbox?tab=returned", k: "/tray", o: "/jobs" };
  let wentG = false;

  function press(key) {
    const target = document.querySelector(`[data-key="${CSS.escape(key)}"]`);
    if (!target) return false;
    if (key === "a") {
      const form = target.form;
      if (form && !form.reportValidity()) return true;
    }
    target.click();
    return true;
  }

  function step(by) {
    const all = rows();
    const at = all.findIndex((row) => row.classList.contains("on"));
    const next = all[Math.min(all.length - 1, Math.max(0, at + by))];
    if (next && next !== all[at]) next.click();
  }

  function toRemark() {
    const field = document.getElementById("remark-text");
    if (!field) return false;
    field.scrollIntoView({ block: "center" });
    field.focus();
    return true;
  }

  function showKeys() {
    const keys = document.getElementById("keys");
    if (!keys) return false;
    keys.open ? keys.close() : keys.showModal();
    return true;
  }
  document.querySelectorAll("[data-keys]").forEach((button) => {
    button.hidden = false;
    button.addEventListener("click", showKeys);
  });

  document.addEventListener("keydown", (event) => {
    const keys = document.getElementById("keys");
    if (keys && keys.open && event.key !== "?") return; // the browser closes it on Escape
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (typing(event.target)) {
      if (event.key === "Escape") event.target.blur();
      return;
    }
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    let done = true;
    if (wentG && go[key]) location.href = go[key];
    else if (key === "j" || key === "ArrowDown") rows().length ? step(1) : (done = false);
    else if (key === "k" || key === "ArrowUp") rows().length ? step(-1) : (done = false);
    else if (key === "r") done = toRemark() || press("r");
    else if (["a", "o", "u", "[", "]"].includes(key)) done = press(key);
    else if (key === "Enter" && event.target === document.body) done = press("o");
    else if (key === "?") done = showKeys();
    else if (key === "/") {
      const field = document.getElementById("search");
      if (field) field.focus();
      else done = false;
    } else if (key === "Escape" && location.pathname.startsWith("/reports/")) location.href = "/inbox";
    else done = false;
    wentG = key === "g";
    if (done) event.preventDefault();
  });

  // A link to the remark puts the cursor there. On another page the browser itself does: it goes to the field named after #.
  document.querySelectorAll('a[href="#remark-text"]').forEach((link) =>
    link.addEventListener("click", (event) => {
      event.preventDefault();
      toRemark();
    }),
  );

  // On a narrow window there is no preview: a row opens its report at once.
  document.querySelectorAll(".list .r").forEach((row) =>
    row.addEventListener("click", (event) => {
      if (!matchMedia("(max-width: 1279px)").matches) return;
      event.preventDefault();
      location.href = row.dataset.open;
    }),
  );

  // The digest of the QR stands behind # and never leaves this browser.
  const digest = document.getElementById("digest");
  const given = location.hash.slice(1).toLowerCase();
  if (digest && /^[0-9a-f]{64}$/.test(given)) {
    document.getElementById("by-hand").hidden = true;
    const same = given === digest.textContent.trim();
    document.getElementById(same ? "same" : "other").hidden = false;
    if (!same) document.getElementById("known").hidden = true; // nothing green above a digest that is another one
  }
})();
