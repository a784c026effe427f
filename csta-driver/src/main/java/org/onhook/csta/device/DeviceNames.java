package org.onhook.csta.device;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.onhook.api.call.DeviceId;
import org.onhook.api.call.DeviceKind;

/**
 * Tells which device a switch means, whatever its spelling. The id of a monitored device is its configured spelling; that
 * of another number is the number without a leading {@code +}. Belongs to one link's thread.
 */
public final class DeviceNames {

    private static final int LEAST_REMEMBERED = 16_384;
    /** A device comes in several spellings, and so do those outside that it talks to. */
    private static final int REMEMBERED_FOR_EACH = 4;

    private static final int LONGEST_REMEMBERED = 256;

    private final Map<String, String> monitored = new HashMap<>();
    private final DeviceNumbers numbers;
    private final int most;
    private final Map<String, DeviceId> remembered = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, DeviceId> eldest) {
            return size() > most;
        }
    };

    public DeviceNames(DeviceNumbers numbers) {
        this.numbers = numbers;
        this.most = Math.max(
                LEAST_REMEMBERED, REMEMBERED_FOR_EACH * numbers.monitored().size());
        for (String dn : numbers.monitored()) {
            monitored.putIfAbsent(DeviceSpelling.normalForm(dn), dn);
        }
    }

    /** How many devices are monitored. */
    public int monitored() {
        return monitored.size();
    }

    /** The device that {@code raw} names; {@link DeviceId.Withheld} if it names none. */
    public DeviceId identify(String raw) {
        DeviceId known = remembered.get(raw);
        if (known != null) {
            return known;
        }
        DeviceId device = decide(raw);
        if (raw.length() <= LONGEST_REMEMBERED) {
            remembered.put(raw, device);
        }
        return device;
    }

    private DeviceId decide(String raw) {
        if (raw.isBlank()) {
            return DeviceId.Withheld.ABSENT;
        }
        if (DeviceSpelling.isAnonymous(raw)) {
            return DeviceId.Withheld.RESTRICTED;
        }
        String form = DeviceSpelling.normalForm(raw);
        if (form.isEmpty()) {
            return DeviceId.Withheld.NOT_KNOWN;
        }
        String dn = monitored.get(form);
        if (dn != null) {
            return new DeviceId.Identified(raw, dn, DeviceKind.INTERNAL_NUMBER);
        }
        if (!DeviceSpelling.isNumber(form)) {
            return new DeviceId.Identified(raw, form, DeviceKind.EQUIPMENT);
        }
        if (isInternal(form)) {
            return new DeviceId.Identified(raw, form, DeviceKind.INTERNAL_NUMBER);
        }
        String outside = withoutTrunkPrefix(form);
        return new DeviceId.Identified(
                raw, outside, numbers.internal().isEmpty() ? DeviceKind.NUMBER : DeviceKind.EXTERNAL_NUMBER);
    }

    private boolean isInternal(String number) {
        for (NumberPattern pattern : numbers.internal()) {
            if (pattern.matches(number)) {
                return true;
            }
        }
        return false;
    }

    /** Some switches write a 0 before an outside number at one place and not at another (Alcatel OXE). */
    private String withoutTrunkPrefix(String number) {
        String prefix = numbers.trunkPrefix();
        return !prefix.isEmpty() && number.startsWith(prefix) && number.length() > prefix.length()
                ? number.substring(prefix.length())
                : number;
    }
}
