package org.onhook.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onhook.api.request.RequestService;
import org.onhook.api.request.Submission;
import org.onhook.api.request.TError;
import org.onhook.api.request.TRequest;
import org.onhook.api.request.TRequestType;

class RequestCommandTest {

    private final RequestCommand command = new RequestCommand();
    private final List<TRequest> submitted = new ArrayList<>();
    private Submission answer = new Submission.Accepted(77);

    @BeforeEach
    void bind() throws ReflectiveOperationException {
        set(new RequestService() {
            @Override
            public Submission submit(TRequest request) {
                submitted.add(request);
                return answer;
            }

            @Override
            public Set<TRequestType> offered(String thisDn) {
                return thisDn.equals("2001")
                        ? EnumSet.of(TRequestType.CLEAR_CALL, TRequestType.RELEASE_CALL)
                        : Set.of();
            }
        });
    }

    @Test
    void makesARequestOfTheWordsThatItsTypeNeeds() {
        assertThat(command.request("TReleaseCall", "2001", "006c02462a161006")).isEqualTo("ReferenceID 77");
        command.request("TMakeCall", "2001", "0049891234");
        command.request("TDeleteFromConference", "2001", "8000000000000001", "2003");
        command.request("TReconnectCall", "2001", "1");
        command.request("TReconnectCall", "2001", "1", "2");
        assertThat(submitted)
                .containsExactly(
                        TRequest.onCall(TRequestType.RELEASE_CALL, "2001", 0x6c02462a161006L),
                        new TRequest(TRequestType.MAKE_CALL, "2001", 0, 0, "0049891234"),
                        new TRequest(TRequestType.DELETE_FROM_CONFERENCE, "2001", 0x8000000000000001L, 0, "2003"),
                        new TRequest(TRequestType.RECONNECT_CALL, "2001", 1, 0, ""),
                        new TRequest(TRequestType.RECONNECT_CALL, "2001", 1, 2, ""));
    }

    @Test
    void saysWhyARequestIsRefused() {
        answer = new Submission.Refused(TError.INVALID_CONN_ID, "there is no call with ConnID 1");
        assertThat(command.request("TReleaseCall", "2001", "1"))
                .isEqualTo("refused, ErrorCode 56: there is no call with ConnID 1");
    }

    @Test
    void saysHowItIsUsedAndSubmitsNothing() {
        assertThat(command.request())
                .startsWith("usage: onhook:request REQUEST OPERANDS")
                .contains("\n  TReleaseCall THISDN CONNID\n")
                .contains("\n  TReconnectCall THISDN CONNID [PREVIOUS-CONNID]")
                .hasLineCount(1 + TRequestType.values().length);
        assertThat(command.request("release", "2001")).startsWith("not a request: release\nusage: ");
        assertThat(command.request("TReleaseCall", "2001"))
                .isEqualTo("usage: onhook:request TReleaseCall THISDN CONNID");
        assertThat(command.request("TReleaseCall", "2001", "1", "2")).startsWith("usage: ");
        assertThat(command.request("TMakeCall", "2001")).isEqualTo("usage: onhook:request TMakeCall THISDN OTHERDN");
        assertThat(command.request("TDeleteFromConference", "2001", "1"))
                .isEqualTo("usage: onhook:request TDeleteFromConference THISDN CONNID OTHERDN");
        assertThat(command.request("TReleaseCall", "2001", "xyz"))
                .isEqualTo("not a ConnID: xyz; it has up to 16 hexadecimal digits");
        assertThat(submitted).isEmpty();
    }

    @Test
    void saysWhatTheLinkOfADnCanCarry() {
        assertThat(command.offered("2001")).isEqualTo("TReleaseCall\nTClearCall");
        assertThat(command.offered("2009")).isEqualTo("no link that monitors DN 2009 is up and carries requests");
    }

    @Test
    void saysThatNothingTakesRequests() throws ReflectiveOperationException {
        set(null);
        assertThat(command.request("TReleaseCall", "2001", "1")).isEqualTo("nothing takes requests");
        assertThat(command.offered("2001")).isEqualTo("nothing takes requests");
    }

    /** Injects the reference as the container does. */
    private void set(RequestService service) throws ReflectiveOperationException {
        Field field = RequestCommand.class.getDeclaredField("requests");
        field.setAccessible(true);
        field.set(command, service);
    }
}
