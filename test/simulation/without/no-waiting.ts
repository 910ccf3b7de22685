/** Believes every place at once. */
export const placesDecide = (): boolean => false;
