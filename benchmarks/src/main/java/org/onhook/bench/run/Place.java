package org.onhook.bench.run;

import java.nio.file.Path;

/**
 * A folder in which a subject may write.
 *
 * @param title what it is called in tables: "on disk"
 */
record Place(String title, Path folder) {}
