package org.onhook.bench.load;

/** What a load driver plays, pass by pass. No two calls have the same identifier, in whichever passes. */
public interface Tape {

    /** The bytes of a pass, valid until the next pass is asked for. */
    byte[] pass(int number);

    /** How many events there are in the pass that was asked for last. */
    int events();

    /** Where an event ends in the bytes of that pass, and the next one begins. */
    int end(int event);
}
