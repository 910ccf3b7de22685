export const id = 209;
export const ids = [209];
export const modules = {

/***/ 1209:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ portalClock)
/* harmony export */ });
/** The portal's time, by which everything goes that leaves the run: its clock may differ from this machine's. */
function portalClock({ host, docspace }) {
    return { now: docspace.now, sleep: host.clock.sleep };
}


/***/ })

};
