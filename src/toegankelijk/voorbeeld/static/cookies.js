// A question about cookies on the first visit. It stands in the page and covers nothing.
if (!document.cookie.includes("cookiekeuze=")) {
  const template = document.createElement("template");
  template.innerHTML = `
    <dialog class="cookies" open aria-labelledby="cookies-kop">
      <div class="breedte">
        <h2 id="cookies-kop">Mogen wij cookies gebruiken?</h2>
        <p>Wij tellen graag hoeveel mensen deze site bezoeken. U mag ook nee zeggen.</p>
        <div class="knoppen">
          <button type="button" class="knop klein" value="ja">Ja, dat mag</button>
          <button type="button" class="knop klein" value="nee">Nee, liever niet</button>
        </div>
      </div>
    </dialog>`;
  const dialog = template.content.firstElementChild;
  for (const button of dialog.querySelectorAll("button")) {
    button.addEventListener("click", () => {
      document.cookie = `cookiekeuze=${button.value}; path=/; max-age=31536000; samesite=lax`;
      dialog.remove();
      document.querySelector("main").focus();
    });
  }
  document.querySelector(".sla-over").after(dialog);
}
