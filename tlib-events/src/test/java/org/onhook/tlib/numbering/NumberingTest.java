package org.onhook.tlib.numbering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onhook.api.tracking.CallInfo;
import org.onhook.api.tracking.CallType;
import org.onhook.tlib.Story;

class NumberingTest {

    @TempDir
    Path data;

    @Test
    void secondsAreTheClocksWhereTheyAreFree() throws IOException {
        assertThat(new UniqueSeconds(data, at(1000)).next()).isEqualTo(1000);
        assertThat(new UniqueSeconds(data, at(2000)).next()).isEqualTo(2000);
    }

    @Test
    void secondsNeverRepeatWithinASecondAcrossRestartsOrWhenTheClockGoesBack() throws IOException {
        UniqueSeconds first = new UniqueSeconds(data, at(1000));
        assertThat(first.next()).isEqualTo(1000);
        assertThat(first.next()).isEqualTo(1001);
        assertThat(new UniqueSeconds(data, at(1000)).next()).isEqualTo(1002);
        assertThat(new UniqueSeconds(data, at(5)).next()).isEqualTo(1003);
    }

    @Test
    void aFileThatSomebodySpoiltDoesNotStopTheServer() throws IOException {
        Files.writeString(data.resolve("last-second.txt"), "# comment\nnonsense\n");
        assertThat(new UniqueSeconds(data, at(1000)).next()).isEqualTo(1000);
    }

    @Test
    void aSecondThatCannotBeStoredIsNotUsed() throws IOException {
        Path file = Files.writeString(data.resolve("file"), "");
        UniqueSeconds seconds = new UniqueSeconds(file, at(1000));
        assertThatThrownBy(seconds::next).isInstanceOf(IOException.class);
    }

    @Test
    void theInstallationKeepsItsId() throws IOException {
        long id = InstallationId.of(data);
        assertThat(InstallationId.of(data)).isEqualTo(id);
        assertThat(data.resolve("installation-id.txt")).content().startsWith("# ");
        assertThat(InstallationId.of(data.resolve("other"))).isNotEqualTo(id);
    }

    @Test
    void aCallUuidIsAFunctionOfInstallationAndReferenceAlone() {
        assertThat(new Uuids(17).ofCall(0x6c02462a161006L)).isEqualTo(new Uuids(17).ofCall(0x6c02462a161006L));
        assertThat(new Uuids(17).ofCall(1)).isNotEqualTo(new Uuids(18).ofCall(1));
    }

    @Test
    void uuidsHave32CharactersAndNeverMeet() {
        Set<String> seen = new HashSet<>();
        for (long ref : new long[] {0, 1, 31, 32, Long.MAX_VALUE, Long.MIN_VALUE, -1, 0x6c02462a161006L}) {
            for (long installation : new long[] {0, 1, -1, Long.MIN_VALUE}) {
                Uuids uuids = new Uuids(installation);
                assertThat(uuids.ofCall(ref)).matches("[0-9A-Z]{32}");
                assertThat(seen.add(uuids.ofCall(ref))).isTrue();
                assertThat(seen.add(uuids.ofParty(ref))).isTrue();
            }
        }
    }

    @Test
    void theCallIdIsTheSwitchsWhereThatIsAnInteger() {
        assertThat(callId(77, "4711")).isEqualTo(4711);
        assertThat(callId(77, "2147483647")).isEqualTo(2147483647);
    }

    @Test
    void theCallIdIsMadeFromTheReferenceElse() {
        for (String id : new String[] {"", "0", "2147483648", "99999999999", "-1", "cc-17", "4711 ", "\u0664"}) {
            assertThat(callId(0x6553f10080000005L, id)).isEqualTo(5);
        }
        assertThat(callId(0x6553f10000000000L, "")).isEqualTo(1);
    }

    private static long callId(long ref, String switchCallId) {
        return CallIds.of(
                new CallInfo(ref, switchCallId, CallType.INTERNAL, Story.number("2001"), Story.number("2002"), 0));
    }

    private static Clock at(long second) {
        return Clock.fixed(Instant.ofEpochSecond(second), ZoneOffset.UTC);
    }
}
