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
        assertThat(pacing.next(hold("2001", 1), 1_000, GAPS)).isEqualTo(1_000);
        assertThat(pacing.next(hold("2002", 1), 1_010, GAPS)).isEqualTo(1_250);
        assertThat(pacing.next(hold("2003", 1), 1_020, GAPS)).isEqualTo(1_500);
        assertThat(pacing.next(hold("2004", 1), 2_000, GAPS)).isEqualTo(2_000);
    }

    @Test
    void requestsOfOneDeviceKeepTheirDistance() {
        assertThat(pacing.next(hold("2001", 1), 1_000, GAPS)).isEqualTo(1_000);
        assertThat(pacing.next(hold("2001", 2), 1_010, GAPS)).isEqualTo(1_100);
    }

    @Test
    void theCallThatIsHeldCountsToo() {
        TRequest alternate = new TRequest(TRequestType.ALTERNATE_CALL, "2001", 1, 2, "");
        assertThat(pacing.next(alternate, 1_000, GAPS)).isEqualTo(1_000);
        assertThat(pacing.next(hold("2002", 2), 1_000, GAPS)).isEqualTo(1_250);
    }

    @Test
    void othersAreNotHeldUp() {
        pacing.next(hold("2001", 1), 1_000, GAPS);
        assertThat(pacing.next(hold("2002", 2), 1_000, GAPS)).isEqualTo(1_000);
        TRequest call = new TRequest(TRequestType.MAKE_CALL, "2003", 0, 0, "2004");
        assertThat(pacing.next(call, 1_000, GAPS)).isEqualTo(1_000);
        TRequest another = new TRequest(TRequestType.MAKE_CALL, "2005", 0, 0, "2004");
        assertThat(pacing.next(another, 1_000, GAPS)).isEqualTo(1_000);
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
