package org.onhook.tlib.mapping;

import java.util.ArrayList;
import java.util.List;
import org.onhook.api.tlib.TAttribute;

/** Attributes in the order in which they are printed. A text that is empty is left out. */
final class AttributeList {

    /** As many as there are in most events. */
    private static final int USUAL = 12;

    private final List<TAttribute> attributes = new ArrayList<>(USUAL);

    void text(String name, String value) {
        if (!value.isEmpty()) {
            attributes.add(new TAttribute.Text(name, value));
        }
    }

    void number(String name, long value) {
        attributes.add(new TAttribute.Number(name, value));
    }

    void add(TAttribute attribute) {
        attributes.add(attribute);
    }

    /** Unless it is empty. */
    void text(TAttribute.Text attribute) {
        if (!attribute.value().isEmpty()) {
            attributes.add(attribute);
        }
    }

    void connId(String name, long value) {
        attributes.add(new TAttribute.ConnId(name, value));
    }

    List<TAttribute> toList() {
        return attributes;
    }
}
