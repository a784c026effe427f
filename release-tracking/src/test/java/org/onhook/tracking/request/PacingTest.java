package org.onhook.tracking.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.onhook.api.request.TRequest;
import org.onhook.api.request.TRequestType;

class PacingTest {

    private static final RequestSettings GAPS = new RequestSettings(250, 100);

    private final Pacing pacing = new Pacing();

    private static TRequest hold(String dn, long connId) {
        return TRequest.onCall(TRequestType.HOLD_CALL, dn, connId);
    }

    @Test
    void requestsAboutOneCallKeepTheirDistance() {
        assertThat(pacing.wait(hold("2001", 1), 1_000)).isZero();
        pacing.made(hold("2001", 1), 1_000, GAPS);
        assertThat(pacing.wait(hold("2002", 1), 1_010)).isEqualTo(240);
        assertThat(pacing.wait(hold("2002", 1), 1_250)).isZero();
    }

    @Test
    void requestsOfOneDeviceKeepTheirDistance() {
        pacing.made(hold("2001", 1), 1_000, GAPS);
        assertThat(pacing.wait(hold("2001", 2), 1_010)).isEqualTo(90);
    }

    @Test
    void theCallThatIsHeldCountsToo() {
        TRequest alternate = new TRequest(TRequestType.ALTERNATE_CALL, "2001", 1, 2, "");
        pacing.made(alternate, 1_000, GAPS);
        assertThat(pacing.wait(hold("2002", 2), 1_000)).isEqualTo(250);
        assertThat(Pacing.concernsTheSame(hold("2002", 2), alternate)).isTrue();
    }

    @Test
    void othersAreNotHeldUp() {
        TRequest call = new TRequest(TRequestType.MAKE_CALL, "2003", 0, 0, "2004");
        TRequest another = new TRequest(TRequestType.MAKE_CALL, "2005", 0, 0, "2004");
        pacing.made(hold("2001", 1), 1_000, GAPS);
        pacing.made(call, 1_000, GAPS);
        assertThat(pacing.wait(hold("2002", 2), 1_000)).isZero();
        assertThat(pacing.wait(another, 1_000)).isZero();
        assertThat(Pacing.concernsTheSame(call, another)).isFalse();
        assertThat(Pacing.concernsTheSame(hold("2001", 1), hold("2002", 2))).isFalse();
    }

    @Test
    void theDistancesAreConfigured() {
        assertThat(RequestSettings.parse(Map.of())).isEqualTo(new RequestSettings(250, 250));
        assertThat(RequestSettings.parse(Map.of("call-rq-gap-ms", "0", "device-rq-gap-ms", " 60000 ")))
                .isEqualTo(new RequestSettings(0, 60_000));
        assertThatThrownBy(() -> RequestSettings.parse(Map.of("call-rq-gap-ms", "soon")))
                .hasMessage("key call-rq-gap-ms, value 'soon': a whole number from 0 to 60000 is allowed");
    }
}
