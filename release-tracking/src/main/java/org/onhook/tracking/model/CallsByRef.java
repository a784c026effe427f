package org.onhook.tracking.model;

import java.util.AbstractCollection;
import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * Calls by their references, which count up: in the order in which they began, in two arrays however many they are. One thread. Calls may
 * end while it is walked through, but not begin.
 *
 * <p>A map with an entry for each call makes the next collection of garbage look at the entries of those that began before and after each
 * call that begins or ends, and copy two more objects for each new call.
 */
final class CallsByRef extends AbstractCollection<Call> {

    private static final int FEWEST = 64;
    /** Where fewer than one in so many places has a call, a walk would go past too many that have none. */
    private static final int FEW = 4;

    /** In rising order, also those of calls that have ended. */
    private long[] refs = new long[FEWEST];

    /** Null where the call has ended. */
    private Call[] calls = new Call[FEWEST];

    private int end;
    private int size;

    /** Adds a call that began after all the others. */
    void begin(Call call) {
        if (end > 0 && refs[end - 1] >= call.ref()) {
            throw new IllegalArgumentException(
                    "call " + call.ref() + " comes after " + refs[end - 1] + ": references have to count up");
        }
        if (end == calls.length || end > FEWEST && size < end / FEW) {
            makeRoom();
        }
        refs[end] = call.ref();
        calls[end] = call;
        end++;
        size++;
    }

    /** The call of that reference, or null. */
    Call get(long ref) {
        int place = Arrays.binarySearch(refs, 0, end, ref);
        return place < 0 ? null : calls[place];
    }

    /** Takes out a call, if it is in there. */
    void end(Call call) {
        int place = Arrays.binarySearch(refs, 0, end, call.ref());
        if (place >= 0 && calls[place] != null) {
            calls[place] = null;
            size--;
        }
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public Iterator<Call> iterator() {
        return new Iterator<>() {
            private int next = present(0);

            @Override
            public boolean hasNext() {
                next = present(next);
                return next < end;
            }

            @Override
            public Call next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                return calls[next++];
            }
        };
    }

    /** The first place from that one on where there is a call. */
    private int present(int from) {
        int place = from;
        while (place < end && calls[place] == null) {
            place++;
        }
        return place;
    }

    /** Leaves out the calls that have ended; there is room for as many calls again as are left. */
    private void makeRoom() {
        int room = Math.max(FEWEST, 2 * size);
        long[] leftRefs = new long[room];
        Call[] left = new Call[room];
        int count = 0;
        for (int i = 0; i < end; i++) {
            if (calls[i] != null) {
                leftRefs[count] = refs[i];
                left[count++] = calls[i];
            }
        }
        refs = leftRefs;
        calls = left;
        end = count;
    }
}
