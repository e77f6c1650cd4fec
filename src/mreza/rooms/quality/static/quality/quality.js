// A chart that is wider than the screen starts at its newest month.
(function () {
  "use strict";
  document.querySelectorAll(".picture").forEach((picture) => {
    picture.scrollLeft = picture.scrollWidth;
  });
})();
