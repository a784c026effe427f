package org.onhook.bench.worker;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Sends back what it reads. */
final class Echo extends Floor {

    Echo(int port) {
        super(port);
    }

    @Override
    void read(InputStream in, OutputStream out) throws IOException {
        byte[] buffer = new byte[1 << 17];
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
            out.write(buffer, 0, count);
        }
    }
}
