package org.onhook.recorder.format;

import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.onhook.api.call.CallEvent;
import org.onhook.api.call.DeviceId;
import org.onhook.api.call.DeviceKind;

/** Any call event: of every kind that the vocabulary has, with any value in every field. */
final class AnyEvent {

    private AnyEvent() {}

    /** The kinds of events, found by what the vocabulary permits. */
    static List<Class<?>> kinds() {
        return kinds(CallEvent.class).toList();
    }

    private static Stream<Class<?>> kinds(Class<?> type) {
        return type.isRecord()
                ? Stream.of(type)
                : Arrays.stream(type.getPermittedSubclasses()).flatMap(AnyEvent::kinds);
    }

    static Arbitrary<CallEvent> arbitrary() {
        List<Arbitrary<CallEvent>> each = kinds().stream()
                .map(kind -> ofRecord(kind).map(CallEvent.class::cast))
                .toList();
        return Arbitraries.oneOf(each);
    }

    private static Arbitrary<Object> ofRecord(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        List<Arbitrary<Object>> values = Arrays.stream(components)
                .map(component -> of(component.getGenericType()))
                .toList();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        return Combinators.combine(values).as(arguments -> create(type, types, arguments));
    }

    private static Object create(Class<?> type, Class<?>[] types, List<Object> arguments) {
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(types);
            return constructor.newInstance(arguments.toArray());
        } catch (ReflectiveOperationException e) {
            throw new AssertionError("cannot make any " + type, e);
        }
    }

    private static Arbitrary<Object> of(Type type) {
        if (type instanceof ParameterizedType generic) {
            Arbitrary<Object> argument = of(generic.getActualTypeArguments()[0]);
            return generic.getRawType() == Optional.class
                    ? argument.injectNull(0.5).map(Optional::ofNullable)
                    : argument.list().ofMaxSize(3).map(list -> list);
        }
        Class<?> plain = (Class<?>) type;
        if (plain == String.class) {
            return Arbitraries.oneOf(
                    Arbitraries.strings().all().ofMaxLength(12).asGeneric(),
                    Arbitraries.strings().numeric().ofMaxLength(5).asGeneric());
        }
        if (plain == long.class) {
            return Arbitraries.longs().asGeneric();
        }
        if (plain == DeviceId.class) {
            return device();
        }
        return plain.isEnum() ? Arbitraries.of(plain.getEnumConstants()).asGeneric() : ofRecord(plain);
    }

    private static Arbitrary<Object> device() {
        Arbitrary<String> ids = Arbitraries.strings().all().ofMinLength(1).ofMaxLength(8);
        Arbitrary<String> raws = Arbitraries.strings().all().ofMaxLength(8).injectNull(0.5);
        Arbitrary<Object> identified = Combinators.combine(ids, raws, Arbitraries.of(DeviceKind.class))
                .as((id, raw, kind) -> new DeviceId.Identified(raw == null ? id : raw, id, kind));
        return Arbitraries.oneOf(
                identified, Arbitraries.of(DeviceId.Withheld.class).asGeneric());
    }
}
