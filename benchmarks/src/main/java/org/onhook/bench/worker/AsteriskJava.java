package org.onhook.bench.worker;

import java.io.IOException;
import org.asteriskjava.manager.AuthenticationFailedException;
import org.asteriskjava.manager.DefaultManagerConnection;
import org.asteriskjava.manager.TimeoutException;
import org.asteriskjava.manager.action.PingAction;
import org.onhook.bench.peer.HangupListener;

/** asterisk-java, and a listener as people write it to find out who hung up. */
final class AsteriskJava {

    private AsteriskJava() {}

    static void start(Setup setup) throws IOException, AuthenticationFailedException, TimeoutException {
        DefaultManagerConnection connection = new DefaultManagerConnection("127.0.0.1", setup.port(), "bench", "bench");
        connection.addEventListener(new HangupListener(setup.events(), () -> ping(connection)));
        connection.login();
        connection.sendAction(new PingAction());
    }

    /** The answer does not matter: what waits for it is where it would arrive. */
    private static void ping(DefaultManagerConnection connection) {
        try {
            connection.sendAction(new PingAction(), null);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
