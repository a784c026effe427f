package org.onhook.csta.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onhook.api.call.DeviceId;
import org.onhook.api.call.DeviceKind;

class DeviceNamesTest {

    private static DeviceNames names(List<String> monitored, String... internal) {
        return new DeviceNames(new DeviceNumbers(
                monitored, List.of(internal).stream().map(NumberPattern::of).toList(), ""));
    }

    private final DeviceNames names = names(List.of("1001", "+15550001", "sip:alice@host"));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            300000000100                                            | 300000000100
            N<300000000100>;;noa=nk                                 | 300000000100
            N<300000000100>Line71001;displayNumber=300000000100;noa=nk | 300000000100
            1001:CM1::0                                             | 1001
            1001:CM1:192.0.2.1:0                                    | 1001
            sip:1001@host                                           | 1001
            sip:1001@host;transport=tcp                             | 1001
            sip:1001;phone-context=x@host                           | 1001
            sip:1001:secret@host                                    | 1001
            SIPS:1001@host:5061                                     | 1001
            "Bob" <sip:1001@host>;tag=1                             | 1001
            sip:%31001@host                                         | 1001
            sip:+1-555-0002@host;user=phone                         | 15550002
            tel:+1-555-0002                                         | 15550002
            tel:+1.555.0002;phone-context=example                   | 15550002
            tel:(555) 0002                                          | 5550002
            +1 (555) 0002                                           | 15550002
            15550002                                                | 15550002
            *21#                                                    | *21#
            1001;noa=nk                                             | 1001
            T4#12                                                   | T4#12
            1-2-3                                                   | 1-2-3
            """)
    void allSpellingsOfADeviceHaveOneIdentifier(String raw, String id) {
        DeviceId device = names.identify(raw);
        assertThat(device.id()).isEqualTo(id);
        assertThat(device.raw()).isEqualTo(raw);
    }

    @Test
    void aMonitoredDeviceHasItsConfiguredSpelling() {
        assertThat(names.identify("tel:+1-555-0001").id()).isEqualTo("+15550001");
        assertThat(names.identify("15550001").id()).isEqualTo("+15550001");
        assertThat(names.identify("sip:alice@other"))
                .isEqualTo(new DeviceId.Identified("sip:alice@other", "sip:alice@host", DeviceKind.INTERNAL_NUMBER));
    }

    @Test
    void withoutInternalNumbersANumberIsOnlyANumber() {
        assertThat(kind(names, "2002")).isEqualTo(DeviceKind.NUMBER);
        assertThat(kind(names, "1001")).isEqualTo(DeviceKind.INTERNAL_NUMBER);
        assertThat(kind(names, "T4#12:x")).isEqualTo(DeviceKind.EQUIPMENT);
        assertThat(kind(names, "sip:host.example")).isEqualTo(DeviceKind.EQUIPMENT);
    }

    @Test
    void internalNumbersTellInsideFromOutside() {
        DeviceNames inside = names(List.of(), "2000-2999", "03xx", "47*");
        assertThat(kind(inside, "2500")).isEqualTo(DeviceKind.INTERNAL_NUMBER);
        assertThat(kind(inside, "0399")).isEqualTo(DeviceKind.INTERNAL_NUMBER);
        assertThat(kind(inside, "47")).isEqualTo(DeviceKind.INTERNAL_NUMBER);
        assertThat(kind(inside, "471234")).isEqualTo(DeviceKind.INTERNAL_NUMBER);
        assertThat(kind(inside, "3000")).isEqualTo(DeviceKind.EXTERNAL_NUMBER);
        assertThat(kind(inside, "02500")).isEqualTo(DeviceKind.EXTERNAL_NUMBER);
        assertThat(kind(inside, "T1")).isEqualTo(DeviceKind.EQUIPMENT);
    }

    @Test
    void aTrunkPrefixDoesNotMakeAnotherNumber() {
        DeviceNames withPrefix =
                new DeviceNames(new DeviceNumbers(List.of("0100"), List.of(NumberPattern.of("02*")), "0"));
        assertThat(withPrefix.identify("0491234").id()).isEqualTo("491234");
        assertThat(withPrefix.identify("491234").id()).isEqualTo("491234");
        assertThat(withPrefix.identify("0100").id()).isEqualTo("0100");
        assertThat(withPrefix.identify("0200").id()).isEqualTo("0200");
        assertThat(withPrefix.identify("0").id()).isEqualTo("0");
    }

    @Test
    void aSpellingThatNamesNobodyNamesNobody() {
        assertThat(names.identify("N<>;;noa=nk")).isEqualTo(DeviceId.Withheld.NOT_KNOWN);
        assertThat(names.identify("sip:@host")).isEqualTo(DeviceId.Withheld.NOT_KNOWN);
        assertThat(names.identify("tel:+")).isEqualTo(DeviceId.Withheld.NOT_KNOWN);
        assertThat(names.identify("sip:anonymous@anonymous.invalid")).isEqualTo(DeviceId.Withheld.RESTRICTED);
        assertThat(names.identify(" ")).isEqualTo(DeviceId.Withheld.ABSENT);
    }

    @Property
    void anyTextIsIdentifiedOrWithheld(@ForAll String raw) {
        DeviceId device = names.identify(raw);
        assertThat(device.identified()).isEqualTo(!device.id().isEmpty());
        assertThat(names.identify(raw)).isEqualTo(device);
    }

    private static DeviceKind kind(DeviceNames names, String raw) {
        return ((DeviceId.Identified) names.identify(raw)).kind();
    }
}
