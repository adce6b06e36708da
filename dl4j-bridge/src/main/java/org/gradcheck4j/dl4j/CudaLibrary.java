package org.gradcheck4j.dl4j;

import java.lang.reflect.InvocationTargetException;
import java.util.Optional;

/**
 * A function of CUDA's libraries that writes a whole number, by name: with the CPU backend, there are no such classes.
 *
 * @param className of the bytedeco class that has it
 */
record CudaLibrary(String className) {

    private static final String PACKAGE = "org.bytedeco.cuda.global.";

    /** {@code libraryPropertyType} of CUDA: major version, minor version, patch level. */
    private static final int[] VERSION = {0, 1, 2};

    static final CudaLibrary RUNTIME = new CudaLibrary(PACKAGE + "cudart");
    static final CudaLibrary BLAS = new CudaLibrary(PACKAGE + "cublas");

    /** {@return the version of CUDA's runtime, such as 11.6; empty if it does not say} */
    Optional<String> runtimeVersion() {
        // 1000 · major + 10 · minor
        return written("cudaRuntimeGetVersion").map(version -> version / 1000 + "." + version % 1000 / 10);
    }

    /** {@return the version of cuBLAS, such as 11.8.1; empty if it does not say} */
    Optional<String> blasVersion() {
        StringBuilder version = new StringBuilder();
        for (int part : VERSION) {
            Optional<Integer> number = written("cublasGetProperty", part);
            if (number.isEmpty()) {
                return Optional.empty();
            }
            version.append(version.isEmpty() ? "" : ".").append(number.get());
        }
        return Optional.of(version.toString());
    }

    /** Calls {@code int function(int…, int[] result)}, which returns 0 if it succeeded. */
    private Optional<Integer> written(String function, int... arguments) {
        int[] result = new int[1];
        Class<?>[] types = new Class<?>[arguments.length + 1];
        Object[] values = new Object[arguments.length + 1];
        for (int k = 0; k < arguments.length; k++) {
            types[k] = int.class;
            values[k] = arguments[k];
        }
        types[arguments.length] = int[].class;
        values[arguments.length] = result;
        try {
            Object status = Class.forName(className).getMethod(function, types).invoke(null, values);
            return Integer.valueOf(0).equals(status) ? Optional.of(result[0]) : Optional.empty();
        } catch (ClassNotFoundException
                | NoSuchMethodException
                | IllegalAccessException
                | InvocationTargetException
                | LinkageError e) {
            return Optional.empty();
        }
    }
}
