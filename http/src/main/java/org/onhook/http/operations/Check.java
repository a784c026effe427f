package org.onhook.http.operations;

/**
 * What was found of one part of the connector.
 *
 * @param kind what it is: link, sink, lanes, outbox, tracking, events
 * @param name which of several; empty for the only one
 * @param status how well it is
 * @param cause why, for a person
 */
public record Check(String kind, String name, Status status, String cause) {}
