// Runs in the browser: what of a page is seen. Its value is that of the last expression.
(() => {
  const visible = [...document.querySelectorAll("figure svg")].filter((svg) => svg.getBoundingClientRect().width > 0);
  return {
    width: document.documentElement.clientWidth,
    scrollWidth: document.documentElement.scrollWidth,
    figures: document.querySelectorAll("figure").length,
    // What is not in a box with its own scroll bar, and is wider than the window.
    wide: [...document.querySelectorAll("main *")]
      .filter((one) => one.closest(".scroll") === null && one.getBoundingClientRect().right > window.innerWidth + 1)
      .map((one) => `${one.tagName} ${(one.textContent ?? "").slice(0, 40)}`),
    charts: visible.map((svg) =>
      [...svg.querySelectorAll("text")].map((text) => {
        const { left, right, height } = text.getBoundingClientRect();
        return { text: text.textContent ?? "", left, right, height };
      }),
    ),
    background: getComputedStyle(document.body).backgroundColor,
    ink: getComputedStyle(document.body).color,
    chartInk: visible[0] === undefined ? "" : getComputedStyle(visible[0].querySelector("text") ?? visible[0]).fill,
  };
})();
