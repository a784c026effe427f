package org.onhook.bench.load;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** How a switch talks with its client, besides what is played to it. */
public interface Dialogue {

    /** What the client does that the load driver waits for. */
    interface Client {

        /** It has come so far that something can be played to it. */
        void ready();

        /** It has answered the question: it has read all that was before. */
        void answered();
    }

    /** Answers what the client says, to the end of the stream. */
    void serve(InputStream in, OutputStream out, Client client) throws IOException;

    /** What has the client answer at once; asked after what was played. */
    byte[] question();
}
