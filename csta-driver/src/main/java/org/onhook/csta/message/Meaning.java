package org.onhook.csta.message;

/**
 * Makes something of texts.
 *
 * @param <T> what it makes
 */
interface Meaning<T> {

    /** What the text of these bytes means, all of them ASCII. */
    T of(byte[] buffer, int from, int to);

    /** What a text means that is not there as bytes. */
    T of(String text);
}
