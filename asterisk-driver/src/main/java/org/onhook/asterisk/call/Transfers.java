package org.onhook.asterisk.call;

import org.onhook.api.call.DeviceId;
import org.onhook.asterisk.wire.Packet;

/** Transfers: who transferred has left by that, whatever becomes of its channel. */
final class Transfers {

    private final Channels channels;
    private final Legs legs;

    Transfers(Channels channels, Legs legs) {
        this.channels = channels;
        this.legs = legs;
    }

    void blind(Packet packet, long at) {
        Channel by = channels.get(packet.get("TransfererUniqueid"));
        if (isDone(packet) && by != null && by.isLeg()) {
            tellOthers(by, at);
            legs.transferredBlindly(by);
        }
    }

    void attended(Packet packet, long at) {
        Channel by = channels.get(packet.get("OrigTransfererUniqueid"));
        Channel second = channels.get(packet.get("SecondTransfererUniqueid"));
        if (!isDone(packet) || by == null || !by.isLeg()) {
            return;
        }
        tellOthers(by, at);
        if (second != null && second != by) {
            tellOthers(second, at);
        }
        Channel target = channels.get(packet.get("TransferTargetUniqueid"));
        legs.transferred(
                by,
                second == null ? by : second,
                target != null && target.isLeg() ? target.device : DeviceId.Withheld.ABSENT);
    }

    private static boolean isDone(Packet packet) {
        return packet.get("Result").equalsIgnoreCase("Success");
    }

    private void tellOthers(Channel by, long at) {
        HangupFact fact = new HangupFact(at, by.name, "", "", "", "", "");
        for (Channel other : channels.ofCall(by.callId)) {
            if (other != by) {
                legs.noted(other, HangupFact.TRANSFERRED, fact);
            }
        }
    }
}
