// Keeps the page of the form and what it is drawn with, so that it opens without a line. It keeps no data of anybody.
"use strict";
const KEPT = {{ kept|safe }};
const STORE = "nh-phieu-1";
self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(STORE).then((store) => store.addAll(KEPT)).then(() => self.skipWaiting()));
});
self.addEventListener("activate", (event) => {
  event.waitUntil(self.clients.claim());
});
self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || url.origin !== location.origin || !KEPT.includes(url.pathname)) return;
  event.respondWith(
    fetch(event.request)
      .then((answer) => {
        if (answer.ok && !answer.redirected) {
          const copy = answer.clone();
          event.waitUntil(caches.open(STORE).then((store) => store.put(url.pathname, copy)));
        }
        return answer;
      })
      .catch(() => caches.match(url.pathname).then((kept) => kept || Response.error())),
  );
});
