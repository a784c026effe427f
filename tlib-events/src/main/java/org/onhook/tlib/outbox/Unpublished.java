package org.onhook.tlib.outbox;

import org.onhook.tlib.encoding.Unnumbered;
import org.onhook.tlib.mapping.Draft;

/**
 * An event on its way into the outbox, where it gets its number.
 *
 * @param draft the event
 * @param json its JSON
 */
public record Unpublished(Draft draft, Unnumbered json) {}
