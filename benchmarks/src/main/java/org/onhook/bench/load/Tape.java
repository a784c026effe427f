package org.onhook.bench.load;

/** What a load driver plays again and again. In each pass the calls have identifiers of their own. */
public interface Tape {

    /** The bytes of a pass, valid until the next pass is asked for. */
    byte[] pass(int number);

    /** How many events there are in one pass. */
    int events();

    /** Where an event ends in the bytes of a pass, and the next one begins. */
    int end(int event);
}
