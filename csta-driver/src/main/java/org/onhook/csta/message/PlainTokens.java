package org.onhook.csta.message;

import java.util.Arrays;
import javax.xml.stream.XMLStreamConstants;

/**
 * The tokens of plain XML: elements, attributes and text in ASCII, the five predefined entities, namespaces. That is what switches
 * send, and it is read here in a quarter of the time. Whatever is not plain, and whatever is wrong, throws
 * {@link NotPlainException} and is left to {@link AaltoTokens}, which also says what is wrong. It reads in place, and makes strings
 * only of what it is asked for. Belongs to one thread.
 */
final class PlainTokens implements Tokens {

    private static final int LONGEST_KNOWN = 160;

    private final KnownTags known;
    private final Recent<String> texts;
    private final Prefixes prefixes = new Prefixes();
    private final PlainAttributes attributes = new PlainAttributes(prefixes);
    private final StartTag beforeRoot = new StartTag(new byte[0], 0, "", Tag.UNKNOWN);
    private StartTag[] open = new StartTag[16];
    private StartTag last = beforeRoot;
    private byte[] resolved = new byte[256];
    private byte[] in;
    private int at;
    private int end;
    private int depth;
    private boolean empty;
    private StartTag tag;
    private int textFrom;
    private int textTo;
    private boolean hasEntities;

    /**
     * @param vocabulary what the names of elements mean
     * @param texts gives texts as they are
     */
    PlainTokens(Vocabulary<Tag> vocabulary, Recent<String> texts) {
        this.known = new KnownTags(vocabulary);
        this.texts = texts;
    }

    /** Begins a message, behind its declaration. */
    void begin(byte[] buffer, int from, int to) {
        in = buffer;
        at = from;
        end = to;
        depth = 0;
        empty = false;
        last = beforeRoot;
        prefixes.clear();
    }

    @Override
    public int next() {
        if (empty) {
            empty = false;
            leave();
            return XMLStreamConstants.END_ELEMENT;
        }
        if (peek() != '<') {
            characters();
            return XMLStreamConstants.CHARACTERS;
        }
        at++;
        if (peek() == '/') {
            at++;
            endTag();
            return XMLStreamConstants.END_ELEMENT;
        }
        startTag();
        return XMLStreamConstants.START_ELEMENT;
    }

    @Override
    public String name() {
        return tag.name();
    }

    @Override
    public Tag tag() {
        return tag.meaning();
    }

    /** Only messages that are rare have attributes that matter. */
    @Override
    public String attribute(String attribute) {
        throw NotPlainException.INSTANCE;
    }

    @Override
    public String text() {
        if (!hasEntities) {
            return texts.of(in, textFrom, textTo);
        }
        if (resolved.length < textTo - textFrom) {
            resolved = new byte[2 * (textTo - textFrom)];
        }
        int length = 0;
        int from = textFrom;
        while (from < textTo) {
            if (in[from] == '&') {
                Entities entity = Entities.at(in, from, textTo);
                resolved[length++] = entity.character();
                from += entity.length();
            } else {
                resolved[length++] = in[from++];
            }
        }
        return texts.of(resolved, 0, length);
    }

    @Override
    public <T> T only(Meaning<T> meaning) {
        if (empty || peek() == '<') {
            return null;
        }
        int before = at;
        characters();
        if (at + 1 >= end || in[at + 1] != '/') {
            at = before;
            return null;
        }
        at += 2;
        endTag();
        return hasEntities ? meaning.of(text().trim()) : withoutBlanks(meaning);
    }

    /** Most often there are none, and the two bytes that tell are at hand. */
    private <T> T withoutBlanks(Meaning<T> meaning) {
        int from = textFrom;
        int to = textTo;
        while (from < to && AsciiKinds.isBlank(in[from])) {
            from++;
        }
        while (to > from && AsciiKinds.isBlank(in[to - 1])) {
            to--;
        }
        return meaning.of(in, from, to);
    }

    @Override
    public void end() {
        in = null;
    }

    private void characters() {
        textFrom = at;
        hasEntities = false;
        while (true) {
            at = AsciiKinds.behindText(in, at, end);
            if (in[at] == '<') {
                break;
            }
            at += Entities.at(in, at, end).length();
            hasEntities = true;
        }
        textTo = at;
        if (depth == 0) {
            refuseTextBeforeRoot();
        }
    }

    private void refuseTextBeforeRoot() {
        for (int i = textFrom; i < textTo; i++) {
            if (!AsciiKinds.isBlank(in[i])) {
                throw NotPlainException.INSTANCE;
            }
        }
    }

    /** Most often it is the one that followed the one before last time. */
    private void startTag() {
        tag = last.next();
        if (tag == null || !tag.isAt(in, at, end)) {
            tag = find();
            last.setNext(tag);
        }
        last = tag;
        at += tag.length();
        empty = tag.isEmpty();
        enter();
    }

    private void enter() {
        if (depth == open.length) {
            open = Arrays.copyOf(open, 2 * depth);
        }
        open[depth++] = tag;
    }

    private StartTag find() {
        int most = Math.min(end, at + LONGEST_KNOWN);
        int to = at;
        while (to < most && in[to] != '>') {
            to++;
        }
        StartTag found = to < most && to > at ? known.find(in, at, to + 1) : null;
        return found == null ? parse() : found;
    }

    private StartTag parse() {
        int local = at;
        int nameTo = AsciiKinds.behindName(in, at, end);
        if (in[nameTo] == ':') {
            local = nameTo + 1;
            nameTo = AsciiKinds.behindName(in, local, end);
        }
        int to = in[nameTo] == '>' ? nameTo : attributes.pass(in, nameTo, end, depth + 1);
        boolean prefixed = local > at || attributes.arePrefixed();
        if (local > at && !prefixes.isDeclared(in, at, local - 1)) {
            throw NotPlainException.INSTANCE;
        }
        to = behindClose(to);
        return prefixed || to - at > LONGEST_KNOWN
                ? known.read(in, at, local, nameTo, to)
                : known.learn(in, at, local, nameTo, to);
    }

    /** Where a tag that ends there with {@code >} or {@code />} is over. */
    private int behindClose(int from) {
        int close = in[from] == '/' ? from + 1 : from;
        if (close >= end || in[close] != '>') {
            throw NotPlainException.INSTANCE;
        }
        return close + 1;
    }

    private void endTag() {
        if (depth == 0 || !open[depth - 1].isNameAt(in, at, end)) {
            throw NotPlainException.INSTANCE;
        }
        at += open[depth - 1].nameLength();
        if (in[at] != '>') {
            at = AsciiKinds.behindBlanks(in, at, end);
        }
        if (in[at] != '>') {
            throw NotPlainException.INSTANCE;
        }
        at++;
        leave();
    }

    private void leave() {
        prefixes.leave(depth);
        tag = open[--depth];
    }

    private byte peek() {
        if (at >= end) {
            throw NotPlainException.INSTANCE;
        }
        return in[at];
    }
}
