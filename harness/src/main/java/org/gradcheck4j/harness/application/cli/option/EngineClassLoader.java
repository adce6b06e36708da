package org.gradcheck4j.harness.application.cli.option;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import org.gradcheck4j.harness.BadInputException;
import org.jspecify.annotations.Nullable;

/**
 * The classes of a user's engines, apart from those of the program: a library of theirs may also be one of the program's, in another
 * version. What this project declares, such as the interface of an engine, is the same for both.
 */
public final class EngineClassLoader extends URLClassLoader {

    private static final String SHARED = "org.gradcheck4j.";
    private static final String SERVICES = "META-INF/services/";

    /** The end of an entry that stands for all jars of a folder, as in Java's class path. */
    private static final String ALL_JARS = "/*";

    static {
        registerAsParallelCapable();
    }

    private EngineClassLoader(URL[] entries) {
        super(entries, EngineClassLoader.class.getClassLoader());
    }

    /**
     * Finds the classes of a path.
     *
     * @param path jars and folders, separated as in Java's class path; {@code folder/*} is every jar in a folder
     * @param source where the path is from, for error messages
     * @return a loader of them, and of the program's
     * @throws BadInputException if something of it is not there
     */
    public static ClassLoader of(String path, String source) {
        List<URL> entries = new ArrayList<>();
        for (String entry : path.split(File.pathSeparator, -1)) {
            if (!entry.isEmpty()) {
                entries.addAll(urls(entry, source));
            }
        }
        return new EngineClassLoader(entries.toArray(URL[]::new));
    }

    private static List<URL> urls(String entry, String source) {
        boolean isAllJars = entry.endsWith(ALL_JARS);
        String name = isAllJars ? entry.substring(0, entry.length() - ALL_JARS.length()) : entry;
        try {
            Path file = Path.of(name);
            if (!Files.exists(file) || (isAllJars && !Files.isDirectory(file))) {
                throw new BadInputException("%s: %s: no such %s, expected jars and folders separated by '%s'"
                        .formatted(source, entry, isAllJars ? "folder" : "file", File.pathSeparator));
            }
            return isAllJars ? jars(file) : List.of(file.toUri().toURL());
        } catch (InvalidPathException | IOException e) {
            throw new BadInputException("%s: %s: cannot be read: %s".formatted(source, entry, e.getMessage()));
        }
    }

    private static List<URL> jars(Path folder) throws IOException {
        List<Path> jars = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, "*.jar")) {
            found.forEach(jars::add);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        jars.sort(null);
        List<URL> urls = new ArrayList<>();
        for (Path jar : jars) {
            urls.add(jar.toUri().toURL());
        }
        return urls;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (name.startsWith(SHARED)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            if (loaded == null) {
                loaded = own(name);
            }
            return loaded == null ? super.loadClass(name, resolve) : loaded;
        }
    }

    private @Nullable Class<?> own(String name) {
        try {
            return findClass(name);
        } catch (ClassNotFoundException e) {
            return null; // the program's, or Java's
        }
    }

    /** Of a service whose interface is the user's own, the program's implementations are of no use. */
    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
        return name.startsWith(SERVICES)
                        && findResource(name.substring(SERVICES.length()).replace('.', '/') + ".class") != null
                ? findResources(name)
                : super.getResources(name);
    }

    @Override
    public @Nullable URL getResource(String name) {
        URL own = findResource(name);
        return own == null ? super.getResource(name) : own;
    }
}
