import sys

from tools.book.site import main

sys.exit(main())
