process.stdout.write(`watchword ${__VERSION__}\n`);
