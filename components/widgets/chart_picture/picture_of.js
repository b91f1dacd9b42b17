// A Plotly chart as a PNG. Plotly draws several SVG pictures one above the other; here they are laid
// into one, on the page's colour. Their styles are inline, so that nothing of the page is needed.

import { svgElement } from "../web/elements.js";

const DENSITY = 2;
const NAMESPACE = "http://www.w3.org/2000/svg";

export async function pictureOf(plot) {
  const { width, height } = plot.querySelector(".svg-container").getBoundingClientRect();
  const whole = svgElement("svg", { xmlns: NAMESPACE, width, height });
  const ground = backgroundOf(plot);
  whole.append(svgElement("rect", { width: "100%", height: "100%", fill: ground }));
  for (const layer of plot.querySelectorAll(".svg-container > .main-svg")) {
    const copy = layer.cloneNode(true);
    copy.style.background = "none";
    copy.querySelector(".hoverlayer")?.remove();
    whole.append(copy);
  }
  const source = new XMLSerializer().serializeToString(whole);
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(source)}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = width * DENSITY;
  canvas.height = height * DENSITY;
  const pen = canvas.getContext("2d");
  pen.scale(DENSITY, DENSITY);
  pen.drawImage(image, 0, 0, width, height);
  return new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
}

// Of the first element around the chart that is not transparent.
function backgroundOf(plot) {
  for (let node = plot; node; node = node.parentElement) {
    const { backgroundColor } = getComputedStyle(node);
    if (!/^(transparent|rgba\(.*, 0\))$/.test(backgroundColor)) return backgroundColor;
  }
  return "white";
}
