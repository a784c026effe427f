package org.onhook.csta.session;

import org.onhook.api.call.ConnectionId;
import org.onhook.api.driver.SwitchRequest;
import org.onhook.api.request.TError;
import org.onhook.csta.message.CstaMessage;
import org.onhook.driver.support.link.LinkCounters;

/** Has the switch carry out the requests of clients, and says what it answers. Whoever made them bounds the wait. */
final class Services {

    /** What the owner of the services does. */
    interface Owner {
        /** @param initiated the connection of a call that the service began, or {@link ConnectionId#NONE} */
        void requestConfirmed(long referenceId, ConnectionId initiated);

        void requestFailed(long referenceId, TError error, String text);
    }

    /** After that the answer is counted as missing; it is brought nevertheless if it comes. */
    private static final int ANSWER_MILLIS = 10_000;

    private final Owner owner;
    private final Requests requests;
    private final ServiceTexts texts;
    private final LinkCounters counters;

    Services(Owner owner, Requests requests, RequestTexts texts, LinkCounters counters) {
        this.owner = owner;
        this.requests = requests;
        this.texts = new ServiceTexts(texts);
        this.counters = counters;
    }

    void carry(SwitchRequest request) {
        counters.count("requests");
        requests.ask(
                texts.service(request),
                ANSWER_MILLIS,
                answer -> answered(request.referenceId(), answer),
                () -> counters.count("requests.unanswered"));
    }

    private void answered(long referenceId, CstaMessage.Answer answer) {
        if (answer instanceof CstaMessage.CallBegun begun) {
            owner.requestConfirmed(referenceId, begun.connection());
        } else if (answer instanceof CstaMessage.Other) {
            owner.requestConfirmed(referenceId, ConnectionId.NONE);
        } else if (answer instanceof CstaMessage.Refused refused) {
            counters.count("requests.refused");
            owner.requestFailed(referenceId, ServiceErrors.of(refused.reason()), refused.reason());
        } else {
            counters.count("requests.refused");
            owner.requestFailed(
                    referenceId,
                    TError.UNKNOWN_ERROR,
                    "no usable answer: " + answer.getClass().getSimpleName());
        }
    }
}
