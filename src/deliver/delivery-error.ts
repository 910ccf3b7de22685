/** Something that leaves the program could not be delivered; the message is one sentence for the user, with what to do. */
export class DeliveryError extends Error {
  override readonly name = "DeliveryError";
}
