package org.onhook.files;

import org.osgi.annotation.versioning.ConsumerType;

/** Tells where an entry starts in a file of whole lines. */
@ConsumerType
@FunctionalInterface
public interface EntryStart {

    /** Every line is an entry. */
    EntryStart ANY_LINE = first -> true;

    /** Whether a line that starts with this byte is the first of an entry. */
    boolean isFirst(byte first);
}
