package org.onhook.csta.profile;

import java.util.Optional;

/**
 * How a device is written as {@code deviceObject}.
 *
 * @param pattern the text, in which <code>{dn}</code>, <code>{switch-name}</code> and <code>{switch-address}</code> stand
 *     for the device and the link's keys of that name
 * @param typeOfNumber the attribute of that name, if it is to be there (ECMA-323, DeviceID)
 * @param mediaClass the attribute of that name, if it is to be there
 */
public record DeviceObjectForm(String pattern, Optional<String> typeOfNumber, Optional<String> mediaClass) {

    /** The device as it is configured. */
    public static final DeviceObjectForm BARE = new DeviceObjectForm("{dn}", Optional.empty(), Optional.empty());

    /** The text for a device. */
    public String spell(String dn, String switchName, String switchAddress) {
        return pattern.replace("{switch-name}", switchName)
                .replace("{switch-address}", switchAddress)
                .replace("{dn}", dn);
    }
}
