package org.onhook.it.rules;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.UnaryOperator;

/**
 * How one switch writes what it says.
 *
 * @param spelling of a device in all fields but those of a connection
 * @param legSpelling of a device in a connection
 */
record Dialect(
        String root,
        Order order,
        UnaryOperator<String> names,
        boolean deviceFirst,
        UnaryOperator<String> spelling,
        UnaryOperator<String> legSpelling) {

    enum Order {
        STANDARD,
        REVERSED,
        SHUFFLED
    }

    static final Dialect PLAIN = new Dialect(
            " xmlns=\"http://www.ecma-international.org/standards/ecma-323/csta/ed4\"",
            Order.STANDARD,
            UnaryOperator.identity(),
            false,
            UnaryOperator.identity(),
            UnaryOperator.identity());

    Dialect withoutNamespace() {
        return new Dialect("", order, names, deviceFirst, spelling, legSpelling);
    }

    Dialect withNamespace(String uri) {
        return new Dialect(" xmlns=\"" + uri + "\"", order, names, deviceFirst, spelling, legSpelling);
    }

    Dialect inOrder(Order other) {
        return new Dialect(root, other, names, deviceFirst, spelling, legSpelling);
    }

    Dialect inLowerCase() {
        return new Dialect(root, order, name -> name.toLowerCase(Locale.ROOT), deviceFirst, spelling, legSpelling);
    }

    Dialect deviceIdFirst() {
        return new Dialect(root, order, names, true, spelling, legSpelling);
    }

    Dialect spelling(UnaryOperator<String> devices, UnaryOperator<String> legs) {
        return new Dialect(root, order, names, deviceFirst, devices, legs);
    }

    List<String> ordered(List<String> children, int seed) {
        List<String> result = new ArrayList<>(children);
        switch (order) {
            case STANDARD -> {}
            case REVERSED -> Collections.reverse(result);
            case SHUFFLED -> Collections.shuffle(result, new Random(seed));
        }
        return result;
    }

    String element(String name, String content) {
        String spelled = names.apply(name);
        return "<" + spelled + ">" + content + "</" + spelled + ">";
    }

    String empty(String name) {
        return "<" + names.apply(name) + "/>";
    }
}
