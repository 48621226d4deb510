"""Towns that are no IANA cities, countries by their everyday names, and main zones of countries."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

# A town's English name, then its French one where it differs, then others that are understood.
TOWNS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "Africa/Abidjan": ("Yamoussoukro", "Bouaké"),
        "Africa/Accra": ("Kumasi", "Tamale"),
        "Africa/Addis_Ababa": ("Dire Dawa",),
        "Africa/Cairo": ("Alexandria=Alexandrie", "Giza=Gizeh"),
        "Africa/Casablanca": ("Rabat", "Marrakesh=Marrakech", "Fez=Fès", "Tangier=Tanger"),
        "Africa/Dar_es_Salaam": ("Dodoma", "Arusha", "Zanzibar", "Mwanza"),
        "Africa/Douala": ("Yaoundé",),
        "Africa/Johannesburg": (
            "Cape Town=Le Cap", "Durban", "Pretoria", "Port Elizabeth=Port Elizabeth=Gqeberha",
        ),
        "Africa/Kampala": ("Entebbe", "Gulu"),
        "Africa/Kigali": ("Butare=Butare=Huye",),
        "Africa/Lagos": ("Abuja", "Kano", "Ibadan", "Port Harcourt", "Kaduna", "Benin City"),
        "Africa/Lubumbashi": ("Goma", "Bukavu", "Kisangani"),
        "Africa/Lusaka": ("Kitwe", "Kabwe", "Livingstone"),
        "Africa/Maputo": ("Beira", "Nampula"),
        "Africa/Nairobi": ("Mombasa", "Kisumu", "Eldoret", "Nakuru"),
        "Africa/Ouagadougou": ("Bobo-Dioulasso",),
        "Africa/Porto-Novo": ("Cotonou",),
        "Africa/Tunis": ("Sfax", "Sousse"),
        "Africa/Algiers": ("Oran", "Constantine"),
        "Africa/Dakar": ("Saint-Louis", "Thiès", "Ziguinchor"),
        "Africa/Harare": ("Bulawayo",),
        "Africa/Blantyre": ("Lilongwe",),
        "Africa/Bujumbura": ("Gitega",),
        "Africa/Bamako": ("Timbuktu=Tombouctou",),
        "America/Argentina/Cordoba": ("Rosario",),
        "America/Bogota": ("Medellín", "Cali", "Cartagena=Carthagène des Indes", "Barranquilla"),
        "America/Chicago": ("Houston", "Dallas", "Austin", "New Orleans=La Nouvelle-Orléans"),
        "America/Costa_Rica": ("San José",),
        "America/Denver": ("Salt Lake City",),
        "America/Edmonton": ("Calgary",),
        "America/El_Salvador": ("San Salvador",),
        "America/Guayaquil": ("Quito", "Cuenca"),
        "America/La_Paz": ("Santa Cruz de la Sierra", "Cochabamba"),
        "America/Lima": ("Cusco=Cuzco", "Arequipa"),
        "America/Los_Angeles": ("San Francisco", "San Diego", "Seattle", "Las Vegas"),
        "America/Mexico_City": ("Guadalajara", "Puebla", "Ciudad de México=Ciudad de México"),
        "America/New_York": (
            "Washington=Washington=Washington DC", "Boston", "Philadelphia=Philadelphie", "Atlanta",
            "Miami",
        ),
        "America/Puerto_Rico": ("San Juan",),
        "America/Sao_Paulo": ("Rio de Janeiro", "Brasilia", "Belo Horizonte", "São Paulo"),
        "America/Toronto": ("Montreal=Montréal", "Ottawa", "Quebec City=Québec"),
        "Asia/Dhaka": ("Chittagong",),
        "Asia/Dubai": ("Abu Dhabi=Abou Dabi", "Sharjah"),
        "Asia/Ho_Chi_Minh": ("Hanoi=Hanoï", "Da Nang"),
        "Asia/Jakarta": ("Bandung", "Surabaya", "Yogyakarta"),
        "Asia/Jerusalem": ("Tel Aviv", "Haifa=Haïfa"),
        "Asia/Karachi": ("Islamabad", "Lahore", "Peshawar"),
        "Asia/Kolkata": (
            "New Delhi", "Delhi", "Mumbai=Bombay", "Bangalore=Bangalore=Bengaluru",
            "Chennai=Chennai=Madras", "Hyderabad", "Pune", "Ahmedabad",
        ),
        "Asia/Kathmandu": ("Pokhara",),
        "Asia/Makassar": ("Denpasar", "Bali"),
        "Asia/Manila": ("Cebu", "Quezon City", "Davao"),
        "Asia/Riyadh": ("Jeddah=Djeddah", "Mecca=La Mecque"),
        "Asia/Seoul": ("Busan=Pusan", "Incheon"),
        "Asia/Shanghai": (
            "Beijing=Pékin=Peking", "Guangzhou=Canton", "Shenzhen", "Wuhan", "Chengdu", "Guiyu",
        ),
        "Asia/Tokyo": (
            "Osaka", "Kyoto", "Minamata", "Kumamoto", "Nagoya", "Fukuoka", "Sapporo", "Yokohama",
            "Hiroshima",
        ),
        "Asia/Yangon": ("Mandalay", "Naypyidaw"),
        "Asia/Bangkok": ("Chiang Mai", "Phuket"),
        "Asia/Colombo": ("Kandy",),
        "Australia/Sydney": ("Canberra", "Newcastle"),
        "Europe/Athens": ("Thessaloniki=Thessalonique",),
        "Europe/Berlin": (
            "Bonn", "Munich=Munich=München", "Hamburg=Hambourg", "Cologne=Cologne=Köln", "Dessau",
            "Frankfurt=Francfort", "Stuttgart", "Leipzig", "Dresden=Dresde",
        ),
        "Europe/Brussels": ("Antwerp=Anvers=Antwerpen", "Ghent=Gand", "Liège"),
        "Europe/Istanbul": ("Ankara", "Izmir"),
        "Europe/Kyiv": ("Lviv", "Odesa=Odessa", "Kharkiv"),
        "Europe/Lisbon": ("Porto",),
        "Europe/London": (
            "Edinburgh=Édimbourg", "Glasgow", "Manchester", "Birmingham", "Cambridge", "Oxford",
        ),
        "Europe/Madrid": ("Barcelona=Barcelone", "Valencia=Valence", "Seville=Séville=Sevilla"),
        "Europe/Moscow": ("Saint Petersburg=Saint-Pétersbourg",),
        "Europe/Paris": (
            "Lyon=Lyon=Lyons", "Marseille=Marseille=Marseilles", "Toulouse", "Bordeaux", "Lille",
            "Nice", "Nantes", "Strasbourg", "Grenoble",
        ),
        "Europe/Rome": ("Milan=Milan=Milano", "Naples", "Turin", "Florence", "Venice=Venise"),
        "Europe/Stockholm": ("Gothenburg=Göteborg", "Malmö"),
        "Europe/Vienna": ("Graz", "Salzburg=Salzbourg", "Linz"),
        "Europe/Warsaw": ("Krakow=Cracovie=Kraków", "Gdansk"),
        "Europe/Amsterdam": ("The Hague=La Haye=Den Haag", "Rotterdam", "Utrecht"),
        "Europe/Zurich": (
            "Geneva=Genève=Genf=Ginevra", "Lausanne", "Bern=Berne", "Basel=Bâle=Basle", "Lugano",
            "Lucerne=Lucerne=Luzern", "Winterthur=Winterthour", "Neuchâtel", "Fribourg", "Nyon",
        ),
        "Pacific/Auckland": ("Wellington", "Christchurch"),
    }
)  # fmt: skip

COUNTRY_NICKNAMES: Mapping[str, str] = MappingProxyType(
    {
        "UK": "GB", "Great Britain": "GB", "England": "GB", "Scotland": "GB", "Wales": "GB",
        "Grande-Bretagne": "GB", "Angleterre": "GB", "Écosse": "GB", "Pays de Galles": "GB",
        "US": "US", "USA": "US", "America": "US", "Amérique": "US",
        "UAE": "AE", "Emirates": "AE", "Émirats": "AE",
        "DRC": "CD", "RDC": "CD", "DR Congo": "CD", "Congo Brazzaville": "CG",
        "République démocratique du Congo": "CD", "Democratic Republic of the Congo": "CD",
        "Ivory Coast": "CI", "Holland": "NL", "Hollande": "NL", "Burma": "MM", "Birmanie": "MM",
        "Swaziland": "SZ", "Turkey": "TR", "Korea": "KR", "Corée": "KR", "Macedonia": "MK",
        "Vietnam": "VN", "Viet Nam": "VN", "Cape Verde": "CV", "Centrafrique": "CF",
        "Czech Republic": "CZ", "République tchèque": "CZ", "Hong Kong": "HK", "Macau": "MO",
        "Schweiz": "CH", "Deutschland": "DE", "España": "ES", "Österreich": "AT", "Brasil": "BR",
    }
)  # fmt: skip

# Babel lists every zone a country ever had; here stand those that people know, the largest first.
MAIN_ZONES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "AR": ("America/Argentina/Buenos_Aires",),
        "AU": (
            "Australia/Sydney", "Australia/Melbourne", "Australia/Brisbane", "Australia/Perth",
            "Australia/Adelaide", "Australia/Darwin",
        ),
        "BR": (
            "America/Sao_Paulo", "America/Fortaleza", "America/Manaus", "America/Cuiaba",
            "America/Rio_Branco", "America/Noronha",
        ),
        "CA": (
            "America/Toronto", "America/Vancouver", "America/Edmonton", "America/Winnipeg",
            "America/Halifax", "America/St_Johns",
        ),
        "CD": ("Africa/Kinshasa", "Africa/Lubumbashi"),
        "CL": ("America/Santiago", "America/Punta_Arenas", "Pacific/Easter"),
        "CN": ("Asia/Shanghai",),
        "CY": ("Asia/Nicosia",),
        "DE": ("Europe/Berlin",),
        "EC": ("America/Guayaquil", "Pacific/Galapagos"),
        "ES": ("Europe/Madrid", "Atlantic/Canary"),
        "GL": ("America/Nuuk", "America/Scoresbysund", "America/Danmarkshavn", "America/Thule"),
        "ID": ("Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"),
        "KI": ("Pacific/Tarawa", "Pacific/Kanton", "Pacific/Kiritimati"),
        "KZ": ("Asia/Almaty",),
        "MH": ("Pacific/Majuro",),
        "MN": ("Asia/Ulaanbaatar", "Asia/Hovd"),
        "MX": (
            "America/Mexico_City", "America/Monterrey", "America/Tijuana", "America/Cancun",
            "America/Hermosillo", "America/Mazatlan",
        ),
        "MY": ("Asia/Kuala_Lumpur",),
        "NZ": ("Pacific/Auckland", "Pacific/Chatham"),
        "PF": ("Pacific/Tahiti", "Pacific/Marquesas", "Pacific/Gambier"),
        "PG": ("Pacific/Port_Moresby", "Pacific/Bougainville"),
        "PS": ("Asia/Gaza", "Asia/Hebron"),
        "PT": ("Europe/Lisbon", "Atlantic/Azores"),
        "RU": (
            "Europe/Moscow", "Asia/Yekaterinburg", "Asia/Novosibirsk", "Asia/Irkutsk",
            "Asia/Vladivostok", "Europe/Kaliningrad",
        ),
        "UA": ("Europe/Kyiv",),
        "US": (
            "America/New_York", "America/Chicago", "America/Denver", "America/Los_Angeles",
            "America/Anchorage", "Pacific/Honolulu",
        ),
        "UZ": ("Asia/Tashkent",),
    }
)  # fmt: skip
