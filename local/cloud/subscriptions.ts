import { randomUUID } from "node:crypto";
import type { CloudContext } from "./context";
import type { Subscription } from "./store";

/** Number of an order as billing writes it. */
function orderNumber(): string {
  return `CS${new Date().toISOString().replaceAll(/\D/g, "").slice(2, 12)}${randomUUID().slice(0, 5).toUpperCase()}`;
}

/**
 * Buys something in advance. The order is paid at once, as the provider asks for it.
 *
 * @param bought with the order's number where it belongs to an order for several things
 */
export function subscribe(
  context: CloudContext,
  bought: Omit<Subscription, "createdAt" | "orderId"> & { orderId?: string },
): Subscription {
  const subscription = { ...bought, createdAt: Date.now(), orderId: bought.orderId ?? orderNumber() };
  context.tables.subscriptions.set(subscription.id, subscription);
  return subscription;
}
