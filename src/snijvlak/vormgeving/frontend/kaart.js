// The map that zooms. The page is whole without it: this opens a map beside the drawn one after a click, or at once
// when a place was looked for. MapLibre comes from our own server and asks no other.

const part = document.querySelector("[data-zoomkaart]");
const open = part?.querySelector("[data-open]");
const frame = part?.querySelector("[data-vlak]");
const buttons = part?.querySelector("[data-knoppen]");
const failed = part?.querySelector("[data-mislukt]");

const LAYERS = [
  { id: "vlak", type: "fill", source: "gebieden", paint: { "fill-color": "#eaf2fa" } },
  { id: "gekozen", type: "fill", source: "gebieden", paint: { "fill-color": "#5b8dc0" } },
  { id: "lijn", type: "line", source: "gebieden", paint: { "line-color": "#595959", "line-width": 1.5 } },
];

/** West, south, east and north of some features of polygons, as MapLibre wants them. */
function bounds(features) {
  const points = features.flatMap((feature) => feature.geometry.coordinates.flat(2));
  const [east, north] = [points.map((point) => point[0]), points.map((point) => point[1])];
  return [
    [Math.min(...east), Math.min(...north)],
    [Math.max(...east), Math.max(...north)],
  ];
}

function middle(feature) {
  const [[west, south], [east, north]] = bounds([feature]);
  return [(west + east) / 2, (south + north) / 2];
}

/** A name on the map: HTML, for letters on the canvas need a server. The links are those of the drawn map. */
function name(feature, chosen) {
  const element = document.createElement("div");
  element.className = "snijvlak-zoomkaart-naam";
  if (feature.properties.code === chosen) element.classList.add("snijvlak-zoomkaart-naam--gekozen");
  element.textContent = feature.properties.naam;
  return element;
}

/** Hide the names that would stand on another; the first ones stay. */
function spread(names) {
  const kept = [];
  for (const element of names) {
    const box = element.getBoundingClientRect();
    const clash = (other) =>
      box.left < other.right && box.right > other.left && box.top < other.bottom && box.bottom > other.top;
    const hide = kept.some(clash);
    element.classList.toggle("snijvlak-zoomkaart-naam--weg", hide);
    if (!hide) kept.push(box);
  }
}

async function draw() {
  const [{ Map, Marker, setWorkerUrl }, answer] = await Promise.all([
    import(new URL(part.dataset.maplibre, location.href).href),
    fetch(part.dataset.grenzen),
  ]);
  if (!answer.ok) throw new Error(String(answer.status));
  const data = await answer.json();
  const chosen = part.dataset.gekozen;
  const found = data.features.filter((feature) => feature.properties.code === chosen);
  const whole = bounds(data.features);
  setWorkerUrl(new URL(part.dataset.werker, location.href).href);
  frame.hidden = false;
  const layers = LAYERS.map((layer) => (layer.id === "gekozen" ? { ...layer, filter: ["==", "code", chosen] } : layer));
  const map = new Map({
    container: frame,
    style: { version: 8, sources: { gebieden: { type: "geojson", data } }, layers },
    bounds: found.length ? bounds(found) : whole,
    fitBoundsOptions: { padding: 24 },
    maxZoom: 15,
    attributionControl: false,
    dragRotate: false,
    touchPitch: false,
    cooperativeGestures: true,
    locale: {
      "Map.Title": part.dataset.naam,
      "CooperativeGesturesHandler.WindowsHelpText": part.dataset.muis,
      "CooperativeGesturesHandler.MacHelpText": part.dataset.muis,
      "CooperativeGesturesHandler.MobileHelpText": part.dataset.vingers,
    },
  });
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  const names = [...found, ...data.features.filter((feature) => !found.includes(feature))].map((feature) => {
    const element = name(feature, chosen);
    new Marker({ element }).setLngLat(middle(feature)).addTo(map);
    for (const said of ["aria-label", "role", "tabindex"]) element.removeAttribute(said);
    element.setAttribute("aria-hidden", "true");
    return element;
  });
  map.on("moveend", () => spread(names));
  map.on("resize", () => spread(names));
  part.querySelector("[data-in]").addEventListener("click", () => map.zoomIn());
  part.querySelector("[data-uit]").addEventListener("click", () => map.zoomOut());
  part.querySelector("[data-alles]").addEventListener("click", () => map.fitBounds(whole, { padding: 24 }));
  await new Promise((done) => map.once("load", done));
  spread(names);
  buttons.hidden = false;
  return map;
}

async function start(pressed) {
  open.hidden = true;
  try {
    const map = await draw();
    if (pressed) map.getCanvas().focus(); // the button that had the focus is gone
  } catch {
    frame.hidden = true;
    failed.hidden = false; // the drawn map and the table are there
  }
}

if (part && document.createElement("canvas").getContext("webgl2")) {
  part.hidden = false;
  open.addEventListener("click", start);
  if (part.dataset.gekozen) start();
}
