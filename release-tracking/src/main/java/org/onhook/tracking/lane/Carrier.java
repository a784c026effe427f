package org.onhook.tracking.lane;

import java.util.Set;
import org.onhook.api.driver.SwitchLink;
import org.onhook.api.driver.SwitchRequest;
import org.onhook.api.request.TRequestType;

/** The way of requests and questions to a switch: what of a link they need. */
interface Carrier {

    /** Nothing can be carried. */
    Carrier NONE = new Carrier() {
        @Override
        public Set<TRequestType> requests() {
            return Set.of();
        }

        @Override
        public boolean carry(SwitchRequest request) {
            return false;
        }

        @Override
        public void inquire(String dn) {
            // Nobody answers.
        }
    };

    /** As {@link SwitchLink#requests}. */
    Set<TRequestType> requests();

    /** As {@link SwitchLink#carry}. */
    boolean carry(SwitchRequest request);

    /** As {@link SwitchLink#inquire}. */
    void inquire(String dn);

    static Carrier of(SwitchLink link) {
        return new Carrier() {
            @Override
            public Set<TRequestType> requests() {
                return link.requests();
            }

            @Override
            public boolean carry(SwitchRequest request) {
                return link.carry(request);
            }

            @Override
            public void inquire(String dn) {
                link.inquire(dn);
            }
        };
    }
}
