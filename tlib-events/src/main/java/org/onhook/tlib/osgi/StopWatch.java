package org.onhook.tlib.osgi;

import org.onhook.tlib.TLibraryService;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.Constants;
import org.osgi.framework.SynchronousBundleListener;

/**
 * Lets lanes go as soon as the framework stops. Otherwise a lane that waits for a sink could not be closed, this bundle's
 * service not be taken back, and the container not stop.
 */
final class StopWatch implements SynchronousBundleListener, AutoCloseable {

    private final BundleContext context;
    private final TLibraryService library;

    StopWatch(BundleContext context, TLibraryService library) {
        this.context = context;
        this.library = library;
        context.addBundleListener(this);
    }

    @Override
    public void bundleChanged(BundleEvent event) {
        boolean framework = event.getBundle().getBundleId() == Constants.SYSTEM_BUNDLE_ID;
        boolean own = event.getBundle().equals(context.getBundle());
        if (event.getType() == BundleEvent.STOPPING && (framework || own)) {
            library.stopWaiting();
        }
    }

    @Override
    public void close() {
        context.removeBundleListener(this);
    }
}
