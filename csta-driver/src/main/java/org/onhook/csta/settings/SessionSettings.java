package org.onhook.csta.settings;

import java.nio.charset.Charset;
import java.util.Optional;

/**
 * How the link presents itself.
 *
 * @param applicationId ECMA-354 {@code applicationID}
 * @param requestedDurationSeconds ECMA-354 {@code requestedSessionDuration}
 * @param encoding of what is sent, and of what comes without a prolog
 * @param switchName the switch's name in Avaya device identifiers; empty where there is none
 * @param switchAddress the switch's address in Avaya device identifiers; empty where there is none
 */
public record SessionSettings(
        String applicationId,
        int requestedDurationSeconds,
        Optional<Credentials> credentials,
        Charset encoding,
        String switchName,
        String switchAddress) {}
