/**
 * The name under which a client sends what changes something. Whoever has it can send without a policy, so only the
 * room `once` may import it: lint keeps that (.dependency-cruiser.cjs, changes-go-through-once).
 */
export const SEND: unique symbol = Symbol('send');
