package org.onhook.tlib.encoding;

/**
 * The JSON of one event with two holes for its sequence number, so that the number can be given, and the bytes made, in
 * a moment. The buffer is used again and again. One thread.
 */
public final class Unnumbered {

    private final JsonBytes json;
    private int firstHole;
    private int secondHole;

    Unnumbered(JsonBytes json) {
        this.json = json;
    }

    void holeInId() {
        firstHole = json.length();
    }

    void holeInData() {
        secondHole = json.length();
    }

    /** How many bytes the JSON has at most. */
    public int maxLength() {
        return json.length() + 2 * 20;
    }

    /** The JSON with the number, 0 or more, in both places, in an array of its own. */
    public byte[] withNumber(long sequence) {
        byte[] numbered = new byte[json.length() + 2 * Decimal.length(sequence)];
        int at = json.copy(0, firstHole, numbered, 0);
        at = Decimal.write(sequence, numbered, at);
        at = json.copy(firstHole, secondHole, numbered, at);
        at = Decimal.write(sequence, numbered, at);
        json.copy(secondHole, json.length(), numbered, at);
        return numbered;
    }
}
