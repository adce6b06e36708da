package org.gradcheck4j.vectors;

import java.lang.reflect.Constructor;
import java.util.Locale;
import java.util.Optional;

/**
 * The module {@code jdk.incubator.vector}: used if a user's {@code --add-modules} named it, else loaded late, which prints no
 * warning, if this code may call {@code jdk.internal.module} ({@code --add-exports
 * java.base/jdk.internal.module=ALL-UNNAMED}). Without either, every loop is plain Java, and gives the same bits.
 *
 * <p>The system property {@value #PROPERTY} can be {@value #PLAIN}, for plain loops only, or {@value #VECTOR}, for vectors
 * from the first call on.
 */
final class IncubatorModule {

    static final String PROPERTY = "gradcheck4j.kernel";
    static final String PLAIN = "plain";
    static final String VECTOR = "vector";

    private static final String MODULE = "jdk.incubator.vector";
    private static final String WANTED = wanted();

    /** Loads the module when it is first asked for. */
    private static final class Presence {
        static final boolean PRESENT = isPresent();
    }

    private IncubatorModule() {}

    private static String wanted() {
        String wanted = System.getProperty(PROPERTY, "").toLowerCase(Locale.ROOT);
        if (!wanted.isEmpty() && !wanted.equals(PLAIN) && !wanted.equals(VECTOR)) {
            throw new IllegalArgumentException("%s is %s or %s, not '%s'".formatted(PROPERTY, PLAIN, VECTOR, wanted));
        }
        return wanted;
    }

    private static boolean isPresent() {
        Optional<Module> module = ModuleLayer.boot().findModule(MODULE).or(IncubatorModule::loaded);
        module.ifPresent(IncubatorModule.class.getModule()::addReads);
        if (module.isEmpty() && WANTED.equals(VECTOR)) {
            throw new IllegalStateException(
                    "%s=%s, but %s can be neither found nor loaded".formatted(PROPERTY, VECTOR, MODULE));
        }
        return module.isPresent();
    }

    /** Loads the module, if this code may: the JDK has no public way after its start. */
    private static Optional<Module> loaded() {
        try {
            Class<?> modules = Class.forName("jdk.internal.module.Modules");
            return Optional.of(
                    (Module) modules.getMethod("loadModule", String.class).invoke(null, MODULE));
        } catch (ReflectiveOperationException | RuntimeException e) {
            return Optional.empty();
        }
    }

    /** {@return whether vectors were asked for from the first call on} */
    static boolean atOnce() {
        return WANTED.equals(VECTOR);
    }

    /**
     * {@return an instance of a class that uses vectors, if they can be used}
     *
     * @param type what it implements
     * @param name of the class in the package of the type, with a constructor without arguments
     */
    static <T> Optional<T> instance(Class<T> type, String name) {
        if (WANTED.equals(PLAIN) || !Presence.PRESENT) {
            return Optional.empty();
        }
        try {
            Class<?> found = Class.forName(type.getPackageName() + "." + name, true, type.getClassLoader());
            Constructor<?> constructor = found.getDeclaredConstructor();
            constructor.setAccessible(true);
            return Optional.of(type.cast(constructor.newInstance()));
        } catch (ReflectiveOperationException | LinkageError e) {
            if (atOnce()) {
                throw new IllegalStateException(
                        "jdk.incubator.vector of this JDK differs from that of JDK 17 to 25", e);
            }
            return Optional.empty();
        }
    }
}
