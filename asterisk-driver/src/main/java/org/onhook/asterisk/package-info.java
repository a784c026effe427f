/**
 * Asterisk, over its Manager Interface (AMI).
 *
 * <p>AMI tells of channels, bridges and dials, and has no field that says who released. The driver maps channels to legs of
 * calls, and reports what Asterisk says of a channel's end as {@link org.onhook.api.call.CallEvent.Noted notes} of that leg;
 * the policies of this bundle read them. The wire is a line protocol that {@link org.onhook.asterisk.wire.PacketReader} reads:
 * a client library does not carry the load (asterisk-java was measured at 8.85 us and 13.6 kB an event).
 *
 * <p>Source of the protocol facts: Asterisk 22 with chan_pjsip, recorded with calls whose ending was scripted; the names of
 * events and fields are those of Asterisk's AMI events reference.
 */
package org.onhook.asterisk;
