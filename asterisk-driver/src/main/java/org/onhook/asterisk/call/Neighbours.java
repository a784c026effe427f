package org.onhook.asterisk.call;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds the channels whose legs end when one ends: those it shares a bridge of two with, and those one of which dials the other
 * unanswered. {@code Local/} channels are no parties, but join what is at their two halves.
 */
final class Neighbours {

    /** @param relation {@code bridge} or {@code dial}, the last step that led there */
    record Neighbour(Channel channel, String relation) {}

    private final Channels channels;

    Neighbours(Channels channels) {
        this.channels = channels;
    }

    List<Neighbour> of(Channel channel) {
        List<Neighbour> found = new ArrayList<>();
        Set<Channel> seen = new HashSet<>(Set.of(channel));
        Deque<Channel> open = new ArrayDeque<>(List.of(channel));
        while (!open.isEmpty()) {
            for (Neighbour next : besides(open.remove())) {
                if (!seen.add(next.channel())) {
                    continue;
                }
                if (next.channel().local) {
                    open.add(next.channel());
                } else {
                    found.add(next);
                }
            }
        }
        return found;
    }

    private List<Neighbour> besides(Channel channel) {
        List<Neighbour> besides = new ArrayList<>();
        if (!channels.isInRoom(channel)) {
            for (Channel other : channels.together(channel)) {
                if (other != channel) {
                    besides.add(new Neighbour(other, "bridge"));
                }
            }
        }
        if (channel.local && channel.otherHalf != null) {
            besides.add(new Neighbour(channel.otherHalf, "local"));
        }
        channel.dialled.forEach(other -> besides.add(new Neighbour(other, "dial")));
        Channel dialler = channel.dialler;
        // Who dials others too goes on ringing them, and a queue goes on to other agents.
        if (dialler != null && dialler.dialled.size() == 1 && !dialler.isQueued()) {
            besides.add(new Neighbour(dialler, "dial"));
        }
        return besides;
    }
}
